CREATE TABLE account (
	id BIGINT PRIMARY KEY,
	user_id BIGINT NOT NULL,
	name VARCHAR(100) NOT NULL,
	balance DECIMAL(15, 2) NOT NULL,
	currency CHAR(3) NOT NULL
);

CREATE INDEX account_user_id ON account (user_id);

CREATE TABLE exchange_rate (
	currency CHAR(3) PRIMARY KEY,
	euros DECIMAL(15, 6) NOT NULL
);
